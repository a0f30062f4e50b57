import { DeliveryError } from '../deliverer.js';

/** Codes that the mail library gives besides those of the socket. */
const WRONG_SETTINGS: readonly string[] = ['ETLS', 'ECONFIG'];

/**
 * Names what a mail server or the way to it said. 5xx is for good, 4xx for later. Until the message is handed over nothing can have
 * arrived; from then on silence means doubt.
 * @param during `greeting`: connecting and signing in; `message`: from the sender's address to the answer for the text
 */
export function smtpError(error: unknown, host: string, during: 'greeting' | 'message'): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const { code, responseCode } = detailsOf(error);
  if (code === 'EAUTH' && (responseCode === null || responseCode >= 500))
    return new DeliveryError('auth', `${host} refuses the user name or the password`, { cause: error });
  if (WRONG_SETTINGS.includes(code))
    return new DeliveryError('config', `${host} does not offer the encryption that is asked for`, {
      field: 'encryption',
      cause: error,
    });
  const answered = `${host} answered ${responseCode ?? ''}`;
  if (responseCode !== null && responseCode >= 500) return new DeliveryError('rejected', answered, { cause: error });
  if (responseCode !== null && responseCode >= 400) return new DeliveryError('unreachable', answered, { cause: error });
  if (during === 'greeting') return new DeliveryError('unreachable', `could not connect to ${host}`, { cause: error });
  return new DeliveryError('unanswered', `${host} did not answer`, { cause: error });
}

function detailsOf(error: unknown): { code: string; responseCode: number | null } {
  if (!(error instanceof Error)) return { code: '', responseCode: null };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const responseCode = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null;
  return { code, responseCode };
}
