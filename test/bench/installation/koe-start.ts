import { freePort } from './free-port.js';
import { runProgram, type Program } from './program.js';

export interface RunningKoe {
  readonly program: Program;
  /** Such as `http://127.0.0.1:8080`. */
  readonly address: string;
  /** From the spawn to the line with the address, which is printed when the dashboard is filled. */
  readonly seconds: number;
  /** Items in the dashboard by then, as printed. */
  readonly items: number;
}

/** `koe start` on a data folder, until it prints its address. */
export async function startKoe(folder: string): Promise<RunningKoe> {
  const port = await freePort();
  const startedMs = performance.now();
  const program = runProgram('jobs/dist/cli/koe.js', ['start'], { KOE_DATA_DIR: folder, KOE_PORT: String(port) });
  try {
    const [, address = ''] = await program.printed(/Koe 声\s+(http:\S+)/);
    const seconds = (performance.now() - startedMs) / 1000;
    const [, items = ''] = await program.printed(/items\s+([\d,]+)/);
    return { program, address, seconds, items: Number(items.replaceAll(',', '')) };
  } catch (error) {
    await program.stop('SIGINT');
    throw error;
  }
}
