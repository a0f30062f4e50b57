import { Cube } from '@koe/sql/domain/cube/cube';
import { decodeBlock } from '@koe/sql/domain/cube/decode';
import type { CubeManifest } from '@koe/sql/domain/cube/manifest';
import type { Fact } from '@koe/sql/domain/fact';
import { measure, type MeasureRequest } from '@koe/sql/domain/metric/measure';

/** What is measured, with whatever the cube still needs for it. */
export interface KernelTask {
  /** Given when it differs from the one before. */
  readonly manifest?: CubeManifest;
  readonly drop: readonly string[];
  readonly add: readonly { readonly hash: string; readonly bytes: Uint8Array }[];
  readonly request: MeasureRequest;
}

/** A cube that is kept from one request to the next. */
export class HeldCube {
  private cube: Cube | null = null;

  /** @throws RangeError for an unknown metric, variant or dimension */
  run(task: KernelTask): Fact[] {
    const cube = this.prepared(task);
    for (const hash of task.drop) cube.remove(hash);
    for (const { hash, bytes } of task.add) cube.append(hash, decodeBlock(bytes));
    return measure(cube, task.request);
  }

  private prepared({ manifest }: KernelTask): Cube {
    if (this.cube === null) {
      if (manifest === undefined) throw new Error('the first task must bring a manifest');
      this.cube = new Cube(manifest);
    } else if (manifest !== undefined) this.cube.setManifest(manifest);
    return this.cube;
  }
}
