import { Inject, Injectable } from '@nestjs/common';
import type { Manifest } from '@koe/sql/domain/cube/layout';
import { readManifest, readStamp } from '@koe/sql/queries/cube/manifest';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { CLOCK, DATABASE } from '../world/world.js';

/** The manifest of now. It is made again only when its stamp has changed, so asking for it costs one small query. */
@Injectable()
export class ManifestService {
  private kept: { readonly stamp: string; readonly manifest: Manifest } | null = null;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(): Promise<Manifest> {
    // the stamp first: what changes while the manifest is read makes the next stamp differ
    const stamp = await readStamp(this.database);
    if (this.kept?.stamp === stamp && this.kept.manifest.blocks.length > 0) return this.kept.manifest;
    const manifest = await readManifest(this.database, this.clock.now());
    this.kept = { stamp, manifest };
    return manifest;
  }
}
