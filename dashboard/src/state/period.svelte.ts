import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import {
  PERIOD_PRESETS,
  presetPeriod,
  previousPeriod,
  type Period,
  type PeriodPreset,
} from '@koe/sql/domain/calendar/period';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { UNKNOWN_DAY } from '@koe/sql/domain/cube/layout';
import { FILTER_FIELDS } from '@koe/sql/domain/filter';
import { filters } from './filter.svelte.js';
import { addressWithParam, isFilterParam } from './filter-address.js';
import { location } from './location.svelte.js';
import { manifest } from './manifest.svelte.js';

export type Preset = PeriodPreset | 'all' | 'custom';
/** What a period is compared with: the one right before, the same weekdays 52 weeks ago, or nothing. */
export const COMPARISONS = ['previous', 'year', 'off'] as const;
export type Comparison = (typeof COMPARISONS)[number];
const YEAR_DAYS = 364;

/** What a first visit shows: whole weeks, so that it compares with the four before. */
const DEFAULT: PeriodPreset = '4_weeks';

/** The period of the filter as day numbers, its presets and steps. "Today" is the organisation's, as of the last packing. */
class PeriodState {
  readonly today: number | null = $derived(
    manifest.value ? zoneOf(manifest.value.timeZone).dayOf(Date.parse(manifest.value.asOf)) : null,
  );
  /** First and last known day of the data; null when there is none. */
  readonly extent: Period | null = $derived.by(() => {
    const dated = manifest.value?.blocks.filter((block) => block.from !== UNKNOWN_DAY) ?? [];
    if (dated.length === 0) return null;
    return { from: Math.min(...dated.map((block) => block.from)), to: Math.max(...dated.map((block) => block.to)) };
  });
  // as numbers: a change of another part of the filter leaves the period the very same, and what stands on it untouched
  private readonly first: number | null = $derived(
    filters.current.from === undefined ? (this.extent?.from ?? null) : parseDay(filters.current.from),
  );
  private readonly last: number | null = $derived(
    filters.current.to === undefined ? (this.extent?.to ?? this.today) : parseDay(filters.current.to),
  );
  /** Null while an end is open and nothing is known yet. */
  readonly current: Period | null = $derived(
    this.first === null || this.last === null ? null : { from: this.first, to: Math.max(this.first, this.last) },
  );
  /** In the address as `compare`, since it changes what the screen says. */
  readonly comparison: Comparison = $derived(
    COMPARISONS.find((entry) => entry === location.params.get('compare')) ?? 'previous',
  );
  /** The days to compare with; null when there are none or nothing is compared. */
  readonly previous: Period | null = $derived.by(() => {
    if (!this.current || this.comparison === 'off') return null;
    if (this.comparison === 'previous') return previousPeriod(this.current);
    return { from: this.current.from - YEAR_DAYS, to: this.current.to - YEAR_DAYS };
  });
  /** Whether the data reaches back over the whole period before: only then may a screen compare with it. */
  readonly comparable: boolean = $derived(
    this.previous !== null && this.extent !== null && this.extent.from <= this.previous.from,
  );
  readonly preset: Preset = $derived.by(() => {
    if (filters.current.from === undefined && filters.current.to === undefined) return 'all';
    const found = PERIOD_PRESETS.find((preset) => {
      const period = this.of(preset);
      return period !== null && period.from === this.current?.from && period.to === this.current.to;
    });
    if (found) return found;
    // choosing "all" writes these days into the address
    const { current, extent } = this;
    return current && extent && current.from === extent.from && current.to === extent.to ? 'all' : 'custom';
  });

  choose(preset: PeriodPreset | 'all'): void {
    const period = preset === 'all' ? this.extent : this.of(preset);
    if (period) this.set(period);
  }

  compareWith(comparison: Comparison): void {
    location.go(
      addressWithParam(location.path, location.params, 'compare', comparison === 'previous' ? null : comparison),
    );
  }

  set(period: Period, options: { readonly replace?: boolean } = {}): void {
    filters.patch({ from: formatDay(period.from), to: formatDay(period.to) }, options);
  }

  /** Moves by the period's own length. */
  step(direction: -1 | 1): void {
    if (!this.current) return;
    const days = (this.current.to - this.current.from + 1) * direction;
    this.set({ from: this.current.from + days, to: this.current.to + days });
  }

  /** An address without any filter gets the default period; one that was sent with a filter is left as it is. */
  fillIn(): void {
    if ([...location.params.keys()].some(isFilterParam)) return;
    const period = this.of(DEFAULT);
    if (period) this.set(period, { replace: true });
  }

  /** Takes every filter away but the period. */
  clearOthers(): void {
    const { from, to } = filters.current;
    filters.set({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
  }

  readonly othersSet: boolean = $derived(
    FILTER_FIELDS.some((field) => filters.current[field] !== undefined) ||
      filters.current.seg !== undefined ||
      filters.current.q !== undefined,
  );

  private of(preset: PeriodPreset): Period | null {
    if (this.today === null || !manifest.value) return null;
    return presetPeriod(preset, this.today, manifest.value.weekStart);
  }
}

export const period = new PeriodState();
