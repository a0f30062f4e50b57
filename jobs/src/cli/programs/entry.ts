import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/**
 * Entry of a supervised program: `entry.js AHEAD MAIN`. Most of a program's start is the reading of its code, which needs no
 * database: `AHEAD` is loaded at once, `MAIN` runs when the starter tells where the database is.
 */
const toldSchema = z.object({ databaseUrl: z.string() });
const [, , ahead = '', main = ''] = process.argv;

const told = new Promise<unknown>((resolve) => process.once('message', resolve));
// nobody is left who would tell
const leave = (): never => process.exit(0);
// Ctrl-C reaches every process of the terminal: it is the starter that stops its programs
const stay = (): void => undefined;
process.on('disconnect', leave);
process.on('SIGINT', stay);

await import(pathToFileURL(ahead).href);
const { databaseUrl } = toldSchema.parse(await told);
process.env['DATABASE_URL'] = databaseUrl;
process.off('disconnect', leave);
process.off('SIGINT', stay);
await import(pathToFileURL(main).href);
