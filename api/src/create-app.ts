import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { bodyProblems, jsonBody } from './http/body.js';
import { compressJson } from './http/compress-json.js';
import { dashboardFiles } from './http/dashboard-files.js';
import { originGuard } from './http/origin-guard.js';
import { ProblemFilter } from './http/problem-filter.js';
import { requestId } from './http/request-id.js';
import { securityHeaders } from './http/security-headers.js';
import { writeLimit } from './http/write-limit.js';
import type { World } from './world/world.js';

export interface AppOptions {
  readonly world: World;
  /** Host names besides the loopback ones. */
  readonly allowedHosts?: readonly string[];
  /** Default 300. */
  readonly writesPerMinute?: number;
  /** Requests of one token; default 600. */
  readonly readsPerMinute?: number;
  /** Default: the built dashboard beside this package. */
  readonly dashboardFolder?: string;
}

const DASHBOARD = fileURLToPath(new URL('../../dashboard/dist', import.meta.url));
const WRITES_PER_MINUTE = 300;
const READS_PER_MINUTE = 600;

/** Puts the server together without listening; tests listen on a port of their own. Whoever made the world closes it after the app. */
export async function createApp(options: AppOptions): Promise<NestExpressApplication> {
  const { world } = options;
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.of(world, options.readsPerMinute ?? READS_PER_MINUTE),
    {
      bodyParser: false,
      logger: false,
      abortOnError: false,
      forceCloseConnections: true,
    },
  );
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(requestId);
  app.use(securityHeaders());
  app.use(originGuard(options.allowedHosts ?? []));
  app.use(writeLimit(options.writesPerMinute ?? WRITES_PER_MINUTE));
  app.use(compressJson);
  app.use(dashboardFiles(resolve(options.dashboardFolder ?? DASHBOARD)));
  app.use(jsonBody());
  app.use(bodyProblems());
  app.useGlobalFilters(new ProblemFilter(world.log));
  await app.init();
  return app;
}
