import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency, type ICalEventData } from 'ical-generator';
import { parseDay } from '@koe/sql/domain/calendar/day';
import { STATUS_NAMES } from '@koe/sql/domain/action/status-names';
import type { Bilingual } from '@koe/sql/domain/theme';
import type { StoredAction } from '@koe/sql/queries/action/action';
import type { StoredStep } from '@koe/sql/queries/action/step';
import { pathOf } from '../writing/telling.js';

type Language = keyof Bilingual;

const WORDS = {
  ja: {
    due: '期限',
    release: 'リリース',
    status: '状況',
    owner: '担当',
    step: (step: string, action: string) => `ステップ: ${step}（${action}）`,
    done: (text: string) => `［済］${text}`,
  },
  en: {
    due: 'Due',
    release: 'Release',
    status: 'Status',
    owner: 'Owner',
    step: (step: string, action: string) => `Step: ${step} (${action})`,
    done: (text: string) => `Done: ${text}`,
  },
} as const;

export interface CalendarContent {
  /** What the calendar is called. */
  readonly name: string;
  readonly language: Language;
  /** Whose; null for everybody's. */
  readonly personId: string | null;
  readonly actions: readonly StoredAction[];
  readonly steps: readonly StoredStep[];
  /** Where the installation is, without a `/` at the end; links of events begin with it. */
  readonly address: string;
}

/**
 * Due days and releases of actions and due days of steps as all-day events of their local date (RFC 5545). An event keeps its id for ever
 * and its number goes up with every change, so that a program that has it moves it instead of adding another.
 */
export function calendarFile(content: CalendarContent): string {
  const { name, language } = content;
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Koe', product: 'Koe', language: language.toUpperCase() },
    // programs that listen to it ask again this often
    ttl: 3600,
  });
  for (const event of eventsOf(content)) calendar.createEvent(event);
  return calendar.toString();
}

function eventsOf(content: CalendarContent): ICalEventData[] {
  const { actions, steps, personId } = content;
  const concerns = (ownerId: string | null): boolean => personId === null || ownerId === personId;
  return actions.flatMap((action) => {
    const own = steps.filter((step) => step.actionId === action.id && step.dueOn !== null && concerns(step.ownerId));
    const mine = concerns(action.ownerId) ? daysOf(action, content) : [];
    return [...mine, ...own.map((step) => stepEvent(action, step, content))];
  });
}

function daysOf(action: StoredAction, content: CalendarContent): ICalEventData[] {
  const words = WORDS[content.language];
  const days = [
    { id: `due-${action.id}`, label: words.due, day: action.dueOn },
    ...(action.releaseOn === null ? [] : [{ id: `release-${action.id}`, label: words.release, day: action.releaseOn }]),
  ];
  return days.map(({ id, label, day }) => ({
    ...common(action, day, content),
    id: `${id}@koe`,
    sequence: action.revision,
    summary: `${label}: ${action.title}`,
  }));
}

function stepEvent(action: StoredAction, step: StoredStep, content: CalendarContent): ICalEventData {
  const words = WORDS[content.language];
  const summary = words.step(step.text, action.title);
  return {
    ...common(action, step.dueOn ?? action.dueOn, content),
    id: `step-${step.id}@koe`,
    sequence: step.revision,
    summary: step.done ? words.done(summary) : summary,
  };
}

function common(action: StoredAction, day: string, { language, address }: CalendarContent): ICalEventData {
  const words = WORDS[language];
  const lines = [
    `A-${action.number} ${action.title}`,
    `${words.status}: ${STATUS_NAMES[action.status][language]}`,
    ...(action.ownerName === null ? [] : [`${words.owner}: ${action.ownerName}`]),
  ];
  return {
    // all-day: a local date has no instant, so no zone is written
    allDay: true,
    start: dayAt(day, 0),
    // the day after: an end is not part of the event
    end: dayAt(day, 1),
    stamp: action.updatedAt,
    created: action.createdAt,
    lastModified: action.updatedAt,
    description: lines.join('\n'),
    url: address + pathOf(action.id),
    status: action.status === 'stopped' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    // a due day does not make anybody busy
    transparency: ICalEventTransparency.TRANSPARENT,
  };
}

const DAY_MS = 86_400_000;

/** A day as the generator reads days: by the fields that UTC gives. */
function dayAt(day: string, later: number): Date {
  return new Date((parseDay(day) + later) * DAY_MS);
}
