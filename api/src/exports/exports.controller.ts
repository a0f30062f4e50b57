import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { EXPORT_MEDIA, exportItems } from '../contract/exports.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { ExportsService } from './exports.service.js';
import { Outlet } from './outlet.js';

@Controller()
export class ExportsController {
  constructor(@Inject(ExportsService) private readonly exports: ExportsService) {}

  @Handles(exportItems)
  async items(
    @Input(exportItems) input: InputOf<typeof exportItems>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { format, encoding } = input.query;
    const outlet = new Outlet(response);
    await this.exports.items(input, outlet.signal, async ({ n, asOf }, bytes) => {
      const charset = format === 'csv' ? `; charset=${encoding === 'cp932' ? 'windows-31j' : 'utf-8'}` : '';
      response.setHeader('content-type', `${EXPORT_MEDIA[format]}${charset}`);
      response.setHeader('content-disposition', `attachment; filename="${nameOf(input)}"`);
      response.setHeader('cache-control', 'no-store');
      response.setHeader('x-koe-rows', n);
      response.setHeader('x-koe-as-of', asOf.toISOString());
      if (request.method !== 'HEAD') for await (const chunk of bytes) await outlet.write(chunk);
      response.end();
    });
  }
}

/** `koe-voices-<from>-<to>.<format>`; dates that are not given are left out. */
function nameOf({ filter, query }: InputOf<typeof exportItems>): string {
  return `${['koe-voices', filter.from, filter.to].filter((part) => part !== undefined).join('-')}.${query.format}`;
}
