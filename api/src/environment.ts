import { resolve } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  DATABASE_URL: z.string().min(1, 'must be set (koe start sets it for the embedded database)'),
  KOE_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  KOE_HOST: z.string().min(1).default('127.0.0.1'),
  KOE_ALLOWED_HOSTS: z.string().default(''),
  KOE_DATA_DIR: z.string().min(1).default('.koe'),
});

export interface ApiEnvironment {
  readonly databaseUrl: string;
  readonly port: number;
  readonly host: string;
  /** Host names besides the loopback ones, without ports. */
  readonly allowedHosts: readonly string[];
  readonly dataFolder: string;
}

/** @throws Error naming the variable that is wrong */
export function readEnvironment(environment: NodeJS.ProcessEnv): ApiEnvironment {
  const read = schema.safeParse(environment);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new Error(`${issue?.path.join('.') ?? 'environment'}: ${issue?.message ?? 'is wrong'}`);
  }
  const { DATABASE_URL, KOE_PORT, KOE_HOST, KOE_ALLOWED_HOSTS, KOE_DATA_DIR } = read.data;
  const allowedHosts = KOE_ALLOWED_HOSTS.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return { databaseUrl: DATABASE_URL, port: KOE_PORT, host: KOE_HOST, allowedHosts, dataFolder: resolve(KOE_DATA_DIR) };
}
