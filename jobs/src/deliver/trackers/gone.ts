import { DeliveryError } from '../deliverer.js';

/** For `catch`: a task that is not there any more is no wrong address. @throws whatever else it was */
export function gone(error: unknown): null {
  const isGone =
    error instanceof DeliveryError && error.code === 'config' && / answered (404|410)$/.test(error.message);
  if (isGone) return null;
  throw error;
}
