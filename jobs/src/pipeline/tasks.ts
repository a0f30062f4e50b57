import type { Task, TaskList } from 'graphile-worker';
import { z } from 'zod';
import { classifyBatch, correctItems } from './classify.step.js';
import { normaliseBatch } from './normalise.step.js';
import { packDirty } from './pack.step.js';
import { answerProbe } from './probe.step.js';
import { pull } from './pull.step.js';
import { purge } from './purge.step.js';
import { TRAINING_REASONS, type TaskName } from '@koe/sql/queries/queue/add-job';
import { SPANS } from '@koe/sql/queries/suggestion/suggestion';
import { forget } from './learning/forget.step.js';
import { refold } from './learning/refold.step.js';
import { giveUpReclassification, reclassify } from './learning/reclassify.step.js';
import { train } from './learning/train.step.js';
import { recheck } from './recheck.step.js';
import { removeSource } from './remove-source.step.js';
import { reindex, remap, retryRejects } from './replay.step.js';
import { deliver } from '../deliver/deliver.step.js';
import { followTasks } from '../deliver/tasks/follow-tasks.step.js';
import { discoverThemes } from '../insight/discovery.step.js';
import { makeEdition } from '../insight/editions/edition.step.js';
import { printAmended } from '../insight/editions/print-amended.step.js';
import { measureEffects } from '../insight/effects/measure-effects.step.js';
import { lookForFaqGaps } from '../insight/faq/faq.step.js';
import { remind } from '../insight/reminders/remind.step.js';
import { computeSignals } from '../insight/signals.step.js';
import { fillSampleLoop } from '../sample/loop/fill-loop.step.js';
import type { Runtime } from './runtime.js';
import { undoRun } from './undo-run.step.js';

const ofSource = z.object({ sourceId: z.uuid() });
const ofBatch = z.object({ batchId: z.uuid() });

/** The queue's tasks: each reads its payload and runs one step. `signal` aborts when the process is asked to stop. */
export function taskList(runtime: Runtime, signal: AbortSignal): TaskList {
  const task =
    <Payload>(schema: z.ZodType<Payload>, step: (payload: Payload) => Promise<void>): Task =>
    async (payload) =>
      step(schema.parse(payload));
  const tasks: Record<TaskName, Task> = {
    pull: task(ofSource.extend({ trigger: z.enum(['schedule', 'person', 'webhook', 'retry']) }), (payload) =>
      pull(runtime, payload, signal),
    ),
    normalise: task(ofSource.extend({ batchId: z.uuid() }), (payload) => normaliseBatch(runtime, payload)),
    classify: task(ofBatch, (payload) => classifyBatch(runtime, payload)),
    pack: task(z.unknown(), () => packDirty(runtime, signal)),
    correct: task(z.object({ itemIds: z.array(z.uuid()) }), (payload) => correctItems(runtime, payload)),
    train: task(z.object({ reason: z.enum(TRAINING_REASONS) }), (payload) => train(runtime, payload, signal)),
    reclassify: async (payload, { job }) => {
      const asked = z.object({ reclassificationId: z.uuid() }).parse(payload);
      try {
        await reclassify(runtime, asked, signal);
      } catch (error) {
        if (job.attempts >= job.max_attempts && !signal.aborted) await giveUpReclassification(runtime, asked, error);
        throw error;
      }
    },
    discover: task(z.object({ span: z.enum(SPANS), toDay: z.number().int(), again: z.boolean() }), (payload) =>
      discoverThemes(runtime, payload, signal),
    ),
    forget: task(z.unknown(), () => forget(runtime, signal)),
    reindex: task(z.unknown(), () => reindex(runtime, signal)),
    refold: task(z.unknown(), () => refold(runtime, signal)),
    remap: task(ofSource, (payload) => remap(runtime, payload)),
    recheck: task(ofSource, (payload) => recheck(runtime, payload, signal)),
    remove_source: task(ofSource, (payload) => removeSource(runtime, payload, signal)),
    undo_run: task(ofSource.extend({ runId: z.uuid() }), (payload) => undoRun(runtime, payload)),
    retry_rejects: task(ofSource, (payload) => retryRejects(runtime, payload)),
    probe: task(z.object({ probeId: z.uuid() }), (payload) => answerProbe(runtime, payload, signal)),
    purge: task(z.unknown(), () => purge(runtime)),
    follow_tasks: task(z.unknown(), () => followTasks(runtime, signal)),
    deliver: task(z.object({ deliveryId: z.uuid(), channelId: z.uuid() }), (payload) =>
      deliver(runtime, payload, signal),
    ),
    signals: task(z.unknown(), () => computeSignals(runtime, signal)),
    faq_gaps: task(z.unknown(), () => lookForFaqGaps(runtime, signal)),
    remind: task(z.unknown(), () => remind(runtime, signal)),
    effects: task(z.unknown(), () => measureEffects(runtime, signal)),
    sample_loop: task(z.unknown(), () => fillSampleLoop(runtime, signal)),
    edition: task(
      z.object({ week: z.number().int(), personId: z.uuid().nullable(), rebuildOf: z.uuid().nullable() }),
      (payload) => makeEdition(runtime, payload, signal),
    ),
    print_edition: task(z.object({ editionId: z.uuid() }), (payload) => printAmended(runtime, payload)),
  };
  return tasks;
}
