import { MappingError, type RawPayload, type Reject } from '../connector.js';
import type { RowEvent } from './format/row-event.js';
import { rowId } from './draft/row-id.js';
import type { FileRule } from './rules.js';

const BATCH_ROWS = 2_000;
/** A batch is held in memory and stored in one transaction; rows of a megabyte make it close early. */
const BATCH_CHARS = 16 * 1024 * 1024;
const RAW_CHARS = 4_000;

/** Collects the rows of one batch; of two rows with the same id the later one counts. */
export class BatchBuilder {
  private payloads = new Map<string, RawPayload>();
  private rejects: Reject[] = [];
  private rows = 0;
  private chars = 0;

  constructor(
    private readonly file: string,
    private readonly rule: FileRule,
  ) {}

  isFull(): boolean {
    return this.rows >= BATCH_ROWS || this.chars >= BATCH_CHARS;
  }

  add(event: RowEvent): void {
    this.rows += 1;
    const locator = `${this.file}:${event.line}`;
    if ('reason' in event) {
      const { field, reason, raw } = event;
      this.reject({ locator, ...(field === undefined ? {} : { field }), reason, raw });
      return;
    }
    const body = { file: this.file, number: event.number, row: event.row };
    const written = JSON.stringify(event.row);
    this.chars += written.length;
    const identified = this.identify(body);
    if ('id' in identified) this.payloads.set(identified.id, { externalId: identified.id, body, locator });
    else this.reject({ locator, ...identified, raw: written });
  }

  /** The file itself cannot be read any further. */
  addFileProblem(reason: string): void {
    this.reject({ locator: this.file, reason, raw: '' });
  }

  /** What has been collected; the builder is empty afterwards. */
  take(): { payloads: RawPayload[]; rejects: Reject[] } {
    const taken = { payloads: [...this.payloads.values()], rejects: this.rejects };
    this.payloads = new Map();
    this.rejects = [];
    this.rows = 0;
    this.chars = 0;
    return taken;
  }

  private identify(body: RawPayloadBody): { id: string } | { field: string; reason: string } {
    try {
      const found = rowId(body, this.rule);
      return 'id' in found ? found : { field: this.rule.mapping?.id ?? 'id', reason: found.reason };
    } catch (error) {
      if (error instanceof MappingError) return { field: error.field, reason: error.message };
      throw error;
    }
  }

  private reject(reject: Reject): void {
    this.rejects.push({ ...reject, raw: reject.raw.slice(0, RAW_CHARS) });
  }
}

type RawPayloadBody = Parameters<typeof rowId>[0];
