import type { BlockEntry, Manifest } from '@koe/sql/domain/cube/layout';
import type { BlockMemory } from './block-memory.js';
import type { CubeChange } from './held-cube.js';

/** What a cube elsewhere holds, as told to it so far. */
export class HeldState {
  private version = '';
  private readonly rows = new Map<string, number>();

  /** @param mostRows more than this is not held at once: what the question does not need goes first */
  constructor(
    private readonly memory: BlockMemory,
    private readonly mostRows: number,
  ) {}

  /** What the cube must learn to answer over the needed blocks; taken as done, so it must be sent in this order. */
  async follow(manifest: Manifest, needed: readonly BlockEntry[]): Promise<CubeChange> {
    const missing = needed.filter(({ hash }) => !this.rows.has(hash));
    const add = missing.length === 0 ? [] : await this.memory.read(missing);
    const live = new Set(manifest.blocks.map(({ hash }) => hash));
    const wanted = new Set(needed.map(({ hash }) => hash));
    const rows = [...this.rows.values(), ...missing.map((entry) => entry.rows)].reduce((sum, count) => sum + count, 0);
    const drop = [...this.rows.keys()].filter((hash) => !live.has(hash) || (rows > this.mostRows && !wanted.has(hash)));
    for (const hash of drop) this.rows.delete(hash);
    for (const entry of missing) this.rows.set(entry.hash, entry.rows);
    const changed = this.version !== manifest.version;
    this.version = manifest.version;
    return { ...(changed ? { manifest } : {}), drop, add };
  }
}
