import type { Asked } from '@koe/sql/domain/analysis/analysis';
import { answerOne } from '@koe/sql/domain/analysis/answer';
import type { CubeRequest, CubeResult } from '@koe/sql/domain/analysis/request';
import { Cube } from '@koe/sql/domain/cube/cube';
import { decodeBlock } from '@koe/sql/domain/cube/decode';
import type { CubeManifest } from '@koe/sql/domain/cube/manifest';

/** What a cube that is kept must learn before it can answer. */
export interface CubeChange {
  /** Given when it differs from the one before. */
  readonly manifest?: CubeManifest;
  readonly drop: readonly string[];
  /** Bytes in shared memory are not copied: every thread reads the same columns. */
  readonly add: readonly { readonly hash: string; readonly bytes: Uint8Array }[];
}

export interface CubeQuestion {
  readonly asked: Asked;
  readonly requests: readonly CubeRequest[];
}

/** A cube that is kept from one question to the next. */
export class HeldCube {
  private cube: Cube | null = null;

  /** @throws Error when a block cannot be read: the cube is then half changed and of no more use */
  change({ manifest, drop, add }: CubeChange): void {
    if (this.cube === null) {
      if (manifest === undefined) throw new Error('the first change must bring a manifest');
      this.cube = new Cube(manifest);
    } else if (manifest !== undefined) this.cube.setManifest(manifest);
    for (const hash of drop) this.cube.remove(hash);
    for (const { hash, bytes } of add) this.cube.append(hash, decodeBlock(bytes));
  }

  /**
   * Answers in the order of the requests; counts are made together.
   * @throws RangeError for a metric, variant, dimension, analysis or parameter that there is not
   */
  answer({ asked, requests }: CubeQuestion): CubeResult[] {
    const { cube } = this;
    if (cube === null) throw new Error('nothing is held yet');
    const { filter, bitmap, weigh = 'each' } = asked;
    const queries = requests.flatMap((request) => (request.kind === 'count' ? [{ weigh, ...request.query }] : []));
    const counts = queries.length === 0 ? [] : cube.countUnder(filter, queries, bitmap);
    return requests.flatMap((request) => {
      if (request.kind !== 'count') return [refusing(request, () => answerOne(cube, asked, request))];
      const next = counts.shift();
      return next ? [next] : [];
    });
  }
}

/** The parameters of an analysis come from outside, and only the analysis knows their shape. */
function refusing(request: CubeRequest, answer: () => CubeResult): CubeResult {
  try {
    return answer();
  } catch (error) {
    if (request.kind !== 'analysis' || !(error instanceof TypeError)) throw error;
    throw new RangeError(`the parameters of ${request.name} have another shape: ${error.message}`, { cause: error });
  }
}
