import { addRemark, editRemark, withdrawRemark } from '@koe/api/contract/remarks';
import { call } from '../../api/client.js';

/** What can be done with the comments of one place of an edition; the list is told by the server that it changed. */
export function remarkActions(
  editionId: string,
  place: string,
): {
  readonly onadd: (text: string) => Promise<void>;
  readonly onedit: (id: string, text: string) => Promise<void>;
  readonly onwithdraw: (id: string) => Promise<void>;
} {
  return {
    onadd: async (text) => {
      await call(addRemark, { body: { subject: { kind: 'edition', id: editionId }, place, text } });
    },
    onedit: async (id, text) => {
      await call(editRemark, { params: { id }, body: { text } });
    },
    onwithdraw: async (id) => {
      await call(withdrawRemark, { params: { id } });
    },
  };
}
