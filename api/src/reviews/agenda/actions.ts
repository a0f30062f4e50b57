import { isUnderWork, ACTION_STATUSES, type ActionStatus } from '@koe/sql/domain/action/status';
import { keyOf, type BuiltItem } from '@koe/sql/domain/review/agenda';
import type { ActionContent, EffectSaid } from '@koe/sql/domain/review/content';
import type { AgendaAction } from '@koe/sql/queries/review/agenda-source';

/** Actions of the last meeting, due ones and those whose effect became known: what was promised comes before what is new. @param today local date */
export function actionItems(actions: readonly AgendaAction[], today: string): readonly BuiltItem[] {
  const items = actions.map((action): BuiltItem => {
    const content: ActionContent = {
      kind: 'action',
      actionId: action.id,
      title: action.title,
      themeId: action.themeId,
      status: action.status,
      ownerId: action.ownerId,
      ownerName: action.ownerName,
      dueOn: action.dueOn,
      metric: action.metric,
      effect: effectOf(action),
    };
    return { key: keyOf(content), content, why: whyOf(action, today), overLine: false };
  });
  const urgency: readonly BuiltItem['why']['code'][] = ['action_verdict', 'action_late', 'last_meeting', 'action_due'];
  return [...items].sort((a, b) => urgency.indexOf(a.why.code) - urgency.indexOf(b.why.code));
}

function whyOf(action: AgendaAction, today: string): BuiltItem['why'] {
  if (action.verdictOn !== null) return { code: 'action_verdict', on: action.verdictOn, count: null };
  const isOpen = isUnderWork(statusOf(action.status));
  if (isOpen && action.dueOn < today) return { code: 'action_late', on: action.dueOn, count: null };
  if (action.reviewId !== null) return { code: 'last_meeting', on: action.dueOn, count: null };
  return { code: 'action_due', on: isOpen ? action.dueOn : (action.windowEndsOn ?? action.dueOn), count: null };
}

function effectOf({ state, verdict, effect, interval, enoughOn, windowEndsOn }: AgendaAction): EffectSaid | null {
  if (state === 'judged' && verdict !== null)
    return { state: verdict, effect, interval, on: verdict === 'no_evidence_yet' ? enoughOn : null };
  return state === 'measuring' ? { state: 'measuring', effect, interval, on: windowEndsOn } : null;
}

function statusOf(text: string): ActionStatus {
  return ACTION_STATUSES.find((status) => status === text) ?? 'proposed';
}
