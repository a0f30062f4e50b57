import { readdirSync } from 'node:fs';
import type { BenchLine } from './bench-line.js';

/** `pnpm bench NAME`: prints one JSON object a line; without a name, the names. Benches report, they never fail on time. */
const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.bench.js'));
const names = files.map((file) => file.replace('.bench.js', ''));
const wanted = process.argv.slice(2);

if (wanted.length === 0) {
  process.stdout.write(`${names.join('\n')}\n`);
} else {
  for (const name of wanted) {
    if (!names.includes(name)) {
      process.stderr.write(`there is no bench "${name}"; there are ${names.join(', ')}\n`);
      process.exitCode = 2;
      continue;
    }
    const bench: { run(): Promise<BenchLine[]> } = await import(`./${name}.bench.js`);
    for (const line of await bench.run()) process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}
