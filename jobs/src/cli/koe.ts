#!/usr/bin/env node
import { ConnectorError } from '../connectors/connector.js';
import { EnvironmentError } from './installation.js';
import { UsageError } from './usage.js';

type Command = (args: readonly string[], out: NodeJS.WritableStream) => Promise<number>;

/** Each is loaded when it is called: nobody who starts Koe waits for the weights and word lists of the others. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => {
    const { start } = await import('./start.js');
    return (_, out) => start(out);
  },
  source: async () => (await import('./source.js')).source,
  sample: async () => (await import('./sample.js')).sample,
  replay: async () => (await import('./replay.js')).replay,
  themes: async () => (await import('./themes.js')).themes,
  faq: async () => (await import('./faq.js')).faq,
  doctor: async () => {
    const { doctor } = await import('./doctor.js');
    return (_, out) => doctor(out);
  },
  schema: async () => {
    const { schema } = await import('./schema.js');
    return (_, out) => schema(out);
  },
  classify: async () => (await import('../classify/file/classify-file.js')).classifyFile,
  mask: async () => (await import('../normalise/mask-file.js')).maskFile,
  discover: async () => (await import('../classify/discovery/discover-file.js')).discoverFile,
  effect: async () => (await import('../insight/effect-file.js')).effectFile,
  'train-starter': async () => (await import('../classify/starter/train-starter-file.js')).trainStarterFile,
};

const USAGE = `usage: pnpm koe COMMAND

  start                                     everything: database, jobs, api, dashboard
  source list                               sources with their health
  source types                              the kinds of source and the fields of their config
  source add TYPE --name NAME [--config FILE.json] [--set FIELD=VALUE …] [--secret NAME=ENVIRONMENT_VARIABLE …] [--schedule "*/15 * * * *"]
  source run NAME|ID [--wait]               pull now
  source undo RUN                           take back what one run brought
  source remove NAME|ID
  sample remove|add                         the sample sources and all they brought
  replay normalise|classify|pack [NAME|ID]  make a stage again from the table before it
  themes export --out FILE [--draft]        the theme tree as JSON or CSV, by the file's ending
  themes import --in FILE [--replace] [--dry-run]   into the draft; publish it on the screen
  faq import PATH [--replace]               help articles from a CSV file or a folder of Markdown files
  schema                                    writes sql/schema.sql from the migrated database
  doctor                                    what is set up, what is not well
  classify --taxonomy T.json --in X.jsonl --out Y.jsonl …
  mask --in X.jsonl --out Y.jsonl
  discover --baseline A.jsonl --recent B.jsonl --out C.json
  effect --series S.json                    what one action did: verdict, effect, interval, p
  train-starter --data FOLDER --out FILE    the weights a new installation starts with (developers)
`;

async function main(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    process.stderr.write(
      name === '' || name === 'help' || name === '--help' ? USAGE : `koe: there is no command "${name}"\n\n${USAGE}`,
    );
    return name === 'help' || name === '--help' ? 0 : 2;
  }
  try {
    const command = await load();
    return await command(rest, process.stdout);
  } catch (error) {
    const expected =
      error instanceof UsageError || error instanceof EnvironmentError || error instanceof ConnectorError;
    process.stderr.write(
      expected
        ? `koe ${name}: ${error.message}\n`
        : `koe ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return expected ? 2 : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
