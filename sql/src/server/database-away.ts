/** Classes of SQLSTATE: connection lost, too few resources, shut down by an operator, the system itself failed. */
const SQL_STATES = /^(08|53|57P|58)/;
const SYSTEM_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
/** The client library gives these without a code. */
const MESSAGES = /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout expired)/;

/** Whether an error, or what caused it, says that the database went away or is not back yet; the statement was not wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') {
    if (SQL_STATES.test(error.code) || SYSTEM_CODES.has(error.code)) return true;
  }
  return MESSAGES.test(error.message) || isDatabaseAway(error.cause);
}
