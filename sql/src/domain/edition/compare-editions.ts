import { canonicalJson } from './canonical.js';
import type { EditionContent } from './content.js';
import type { ChangeCause, EditionDiff, FactChange } from './diff.js';

type Block = keyof EditionContent;
type Entries = ReadonlyMap<string, unknown>;

/** What a report says, piece by piece, under keys that hold between two builds of the same week. */
function entriesOf(content: EditionContent, block: Block): Entries {
  const keyed = <T>(rows: readonly T[], keyOf: (row: T) => string): [string, unknown][] =>
    rows.map((row) => [keyOf(row), row]);
  switch (block) {
    case 'header': {
      const { items, sources, undecided } = content.header;
      return new Map<string, unknown>([
        ['items', items],
        ['sources', sources],
        ['undecided', undecided],
      ]);
    }
    case 'sentences':
      return new Map(
        keyed(
          content.sentences.map((finding, at) => ({ finding, at })),
          ({ at }) => String(at + 1),
        ),
      );
    case 'picture': {
      const { rows, channels, intents, bands } = content.picture;
      return new Map([
        ...keyed(rows, ({ now }) => now.metric),
        ...keyed(channels, ({ of }) => `channel ${of.key}`),
        ...keyed(intents, ({ of }) => `intent ${of.key}`),
        ...keyed(bands, ({ now }) => now.metric),
      ]);
    }
    case 'actions':
      return new Map(keyed(content.actions.entries, ({ actionId }) => actionId));
    case 'signals':
      return new Map([
        ...keyed(content.signals.entries, ({ finding: { theme, segment, direction } }) =>
          [String(theme.id), segment ? `${segment.field}=${segment.key}` : '', direction].join(' '),
        ),
        ...keyed(content.signals.emerging, ({ suggestionId }) => suggestionId),
      ]);
    case 'priorities':
      return new Map(keyed(content.priorities.entries, ({ theme }) => String(theme.id)));
    case 'depth':
      return content.depth === null ? new Map() : new Map([[String(content.depth.theme.id), content.depth]]);
    case 'good':
      return new Map(
        keyed(content.good.findings, (finding) =>
          finding.kind === 'effect' ? finding.actionId : factKey(finding.now),
        ),
      );
    case 'faq':
      return new Map(keyed(content.faq.gaps, ({ gapId }) => gapId));
    case 'caseOfWeek':
      return content.caseOfWeek === null ? new Map() : new Map([[content.caseOfWeek.caseId, content.caseOfWeek]]);
    case 'reliability':
      return new Map<string, unknown>([
        ['finding', content.reliability.finding],
        ['unclassified', content.reliability.unclassified],
        ...keyed(content.reliability.themes, ({ id }) => String(id)),
      ]);
    case 'departments':
    case 'owners':
      return new Map(keyed(content[block], ({ id }) => id));
    case 'version':
      return new Map([['version', content.version]]);
  }
}

function factKey({
  metric,
  of,
}: {
  readonly metric: string;
  readonly of: readonly { readonly field: string; readonly key: string }[];
}): string {
  return [metric, ...of.map(({ field, key }) => `${field}=${key}`)].join(' ');
}

const BLOCKS: readonly Block[] = [
  'version',
  'header',
  'sentences',
  'picture',
  'actions',
  'signals',
  'priorities',
  'depth',
  'good',
  'faq',
  'caseOfWeek',
  'reliability',
  'departments',
  'owners',
];
/** Blocks that people's decisions and work change without a number of customers' voices changing. */
const DECIDED: ReadonlySet<Block> = new Set(['actions', 'faq', 'caseOfWeek', 'departments', 'owners']);

/** A frozen report against a rebuild of its week: what it says otherwise, piece by piece, and what differs underneath. */
export function compareEditions(frozen: EditionContent, rebuilt: EditionContent): EditionDiff {
  const changes = BLOCKS.flatMap((block): FactChange[] => {
    const [before, after] = [entriesOf(frozen, block), entriesOf(rebuilt, block)];
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): FactChange[] => {
      const [old = null, now = null] = [before.get(key), after.get(key)];
      if (canonicalJson(old) === canonicalJson(now)) return [];
      const kind = old === null ? 'added' : now === null ? 'gone' : 'changed';
      return [{ block, key, kind, before: old, after: now }];
    });
  });
  const [one, other] = [frozen.header.stamp, rebuilt.header.stamp];
  return {
    same: changes.length === 0,
    causes: changes.length === 0 ? [] : causesOf(frozen, rebuilt, changes),
    blocks: {
      gone: one.blocks.filter((hash) => !other.blocks.includes(hash)).length,
      added: other.blocks.filter((hash) => !one.blocks.includes(hash)).length,
    },
    taxonomy: [one.taxonomy, other.taxonomy],
    classifier: [one.classifier, other.classifier],
    changes,
  };
}

function causesOf(frozen: EditionContent, rebuilt: EditionContent, changes: readonly FactChange[]): ChangeCause[] {
  const [one, other] = [frozen.header, rebuilt.header];
  const definitions =
    frozen.version !== rebuilt.version ||
    one.stamp.taxonomy !== other.stamp.taxonomy ||
    one.stamp.classifier !== other.stamp.classifier ||
    canonicalJson(one.metrics) !== canonicalJson(other.metrics);
  const itemsChanged =
    canonicalJson([one.items.value, one.items.n]) !== canonicalJson([other.items.value, other.items.n]);
  const volumes = changes.some(
    ({ block, key }) => block === 'picture' && (key === 'volume' || key.startsWith('channel ')),
  );
  const corrections = frozen.reliability.finding.corrections !== rebuilt.reliability.finding.corrections;
  const late = itemsChanged || volumes || canonicalJson(one.sources) !== canonicalJson(other.sources);
  const counted = changes.some(({ block }) => block === 'picture' || block === 'depth' || block === 'reliability');
  const decided =
    changes.some(({ block }) => DECIDED.has(block)) || (!counted && !definitions && !late && !corrections);
  return [
    // counted otherwise although nothing else explains it: items came, changed or were erased
    ...(late || (counted && !definitions && !corrections) ? (['late_data'] as const) : []),
    ...(corrections ? (['corrections'] as const) : []),
    ...(definitions ? (['definitions'] as const) : []),
    ...(decided ? (['decisions'] as const) : []),
  ];
}
