import { z } from 'zod';
import type { LabelledSet } from '../sets/labelled-set.js';
import { beside } from '../beside.js';
import type { Answers, Peer } from './peer.js';
import { runProgram, runs } from './run-program.js';

/** The interpreter that has the packages of the system is often not the first one. */
const PYTHONS = ['python3', '/usr/bin/python3'];

const answers = z.object({ labels: z.array(z.array(z.number())), scores: z.array(z.number()).optional() });

/** scikit-learn: LinearSVC over word and character TF-IDF, the threshold of many labels tuned by cross-validation. */
export const linearSvc: Peer = {
  name: 'scikit-learn LinearSVC',
  isInstalled: async () => (await pythonWith('sklearn')) !== null,
  async answer(set: LabelledSet): Promise<Answers> {
    const job = {
      lang: set.lang,
      task: set.task,
      labels: set.labels.length,
      train: set.train.map(({ text, labels }) => ({ text, labels })),
      test: set.test.map(({ text }) => text),
    };
    const python = (await pythonWith('sklearn')) ?? 'python3';
    const { labels, scores } = answers.parse(
      JSON.parse(await runProgram(python, [beside('peers/linear-svc.py')], JSON.stringify(job))),
    );
    return scores === undefined ? { labels } : { labels, scores };
  },
};

/** An interpreter that can import the module, or null. */
export async function pythonWith(module: string): Promise<string | null> {
  for (const python of PYTHONS) if (await runs(python, ['-c', `import ${module}`])) return python;
  return null;
}
