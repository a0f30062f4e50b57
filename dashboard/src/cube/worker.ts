import { Engine } from './engine.js';
import type { FromWorker, ToWorker } from './messages.js';

const engine = new Engine((message: FromWorker, transfer: Transferable[] = []) => {
  postMessage(message, { transfer });
});
addEventListener('message', (event: MessageEvent<ToWorker>) => {
  engine.receive(event.data);
});
