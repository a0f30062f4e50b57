import { readdirSync, readFileSync } from 'node:fs';

/** A process and the memory it holds, in bytes. */
export interface ProcessMemory {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  readonly residentBytes: number;
  /** Pages shared with other processes count in part, so that these may be added up. */
  readonly proportionalBytes: number;
}

/** The processes below one, and itself. Empty where the system does not tell (no /proc). */
export function processTree(pid: number): ProcessMemory[] {
  const all = readProcesses();
  const found = all.filter((each) => each.pid === pid);
  for (let at = 0; at < found.length; at += 1) found.push(...all.filter(({ parent }) => parent === found[at]?.pid));
  return found;
}

function readProcesses(): ProcessMemory[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => readProcess(Number(name)) ?? []);
  } catch {
    return []; // not Linux
  }
}

function readProcess(pid: number): ProcessMemory | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return {
      pid,
      parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0),
      command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '),
      residentBytes: kilobytes(/^VmRSS:\s+(\d+)/m, status),
      proportionalBytes: kilobytes(/^Pss:\s+(\d+)/m, readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')),
    };
  } catch {
    return null; // ended meanwhile
  }
}

function kilobytes(pattern: RegExp, text: string): number {
  return Number(pattern.exec(text)?.[1] ?? 0) * 1024;
}
