import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { parseDay } from '@koe/sql/domain/calendar/day';
import type { Manifest } from '@koe/sql/domain/cube/layout';
import { blocksOfPeriod } from '@koe/sql/queries/cube/manifest';
import { getBlock, getManifest, searchBlocks } from '../contract/cube.js';
import { codingOf } from '../http/compress.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { BlocksService } from './blocks.service.js';
import { ManifestService } from './manifest.service.js';
import { SearchService, type Search } from './search.service.js';

@Controller()
export class CubeController {
  constructor(
    @Inject(ManifestService) private readonly manifests: ManifestService,
    @Inject(BlocksService) private readonly blocks: BlocksService,
    @Inject(SearchService) private readonly searches: SearchService,
  ) {}

  @Handles(getManifest)
  async manifest(
    @Input(getManifest) { query }: InputOf<typeof getManifest>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Manifest | undefined> {
    const manifest = await this.manifests.read();
    const etag = `"${manifest.version}"`;
    response.setHeader('etag', etag);
    response.setHeader('cache-control', 'no-cache');
    if (request.headers['if-none-match']?.split(/,\s*/).some((known) => known.replace(/^W\//, '') === etag)) {
      response.status(304);
      return undefined;
    }
    const [from, to] = [query.from, query.to].map((date) => (date === undefined ? null : parseDay(date)));
    return { ...manifest, blocks: blocksOfPeriod(manifest.blocks, from ?? null, to ?? null) };
  }

  @Handles(getBlock)
  async block(
    @Input(getBlock) { params }: InputOf<typeof getBlock>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const coding = codingOf(request);
    const content = await this.blocks.read(params.hash, coding);
    response.setHeader('content-type', 'application/vnd.apache.arrow.stream');
    response.setHeader('content-length', content.length);
    response.setHeader('cache-control', 'public, max-age=31536000, immutable');
    response.setHeader('etag', `"${params.hash}"`);
    response.vary('Accept-Encoding');
    if (coding !== null) response.setHeader('content-encoding', coding);
    response.end(content);
  }

  @Handles(searchBlocks)
  async search(
    @Input(searchBlocks) { query }: InputOf<typeof searchBlocks>,
  ): Promise<{ manifest: string; rows: Record<string, number[]> }> {
    const manifest = await this.manifests.read();
    const found = await this.searches.find(manifest, searchOf(query));
    const rows = Object.fromEntries([...found].map(([hash, positions]) => [hash, [...positions]]));
    return { manifest: manifest.version, rows };
  }
}

function searchOf({ q, from, to }: InputOf<typeof searchBlocks>['query']): Search {
  return { q, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
