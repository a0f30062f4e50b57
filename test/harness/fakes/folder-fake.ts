import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FakeSource } from './fake-source.js';

/** A folder with one JSON Lines file, written anew whenever it is looked at after a change. */
export function folderFake(): FakeSource & {
  readonly path: string;
  flush(): void;
  remove(id: string): void;
  close(): void;
} {
  const path = mkdtempSync(join(tmpdir(), 'koe-folder-'));
  const rows = new Map<string, Record<string, unknown>>();
  const is = { doubled: false, surprising: false };
  let dirty = true;
  return {
    api: null,
    path,
    flush() {
      if (!dirty) return;
      const lines = [...rows.values()].map((row) =>
        JSON.stringify(is.surprising ? { ...row, unheardOf: { of: [1] } } : row),
      );
      const all = is.doubled ? lines.flatMap((line) => [line, line]) : lines;
      writeFileSync(join(path, 'feedback.jsonl'), all.map((line) => `${line}\n`).join(''));
      dirty = false;
    },
    close: () => rmSync(path, { recursive: true, force: true }),
    add(text, at) {
      const id = `row-${rows.size + 1}`;
      rows.set(id, { id, text, created: at.toISOString(), stars: 4, mail: 'someone@example.com' });
      dirty = true;
      return id;
    },
    edit(id, text) {
      rows.set(id, { ...rows.get(id), text });
      dirty = true;
    },
    remove(id) {
      rows.delete(id);
      dirty = true;
    },
    addRaw(raw, at) {
      const id = `raw-${rows.size + 1}`;
      rows.set(id, { id, created: at.toISOString(), text: 'raw', ...raw });
      dirty = true;
    },
    stick: () => undefined,
    double() {
      is.doubled = true;
      dirty = true;
    },
    surprise() {
      is.surprising = true;
      dirty = true;
    },
  };
}
