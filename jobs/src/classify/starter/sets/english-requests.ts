import { z } from 'zod';
import type { Intent } from '@koe/sql/domain/item';
import type { StarterExample, StarterSet } from './starter-set.js';
import { starterSet } from './starter-set.js';

const ASKS = /^(?:what|how|when|where|who|which|why|is|are|can|could|do|does|did|will|would|should|may)\b/i;

/** Names of intents in the sets that say more than "wants something". */
const KINDS: readonly (readonly [Intent, RegExp])[] = [
  ['churn', /terminate|^close|cancelplan|cancelservice/i],
  ['defect', /not_working|pin_blocked|failed|swallowed|broken|verify_identity$|serverstatus/i],
  [
    'complaint',
    /declined|not_recognised|wrong_|charged_twice|not_received|not_showing|reverted|extra_charge|fee_charged|withdrawal_charge|billingissue|disputecharge/i,
  ],
  ['other', /greeting|thankyou|confirmation|rejection|contentonly|outofdomain|^oos$/i],
  [
    'request',
    /request|activate|change|edit|update|^order|^get|^cancel|^book|transfer(?:money|service)|start|apply|add|remove|make|pay|set|schedule|enroll|open|replace|report|file|reset|create|upgrade|purchase|provide|stop/i,
  ],
];
const SERIOUS = /compromised|stolen|lost|not_recognised|charged_twice|accident|dispute/i;

function ask(text: string, name: string): StarterExample[] {
  const kind = KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'question';
  const intent = kind === 'request' && ASKS.test(text) ? 'question' : kind;
  const isUnhappy = intent === 'complaint' || intent === 'defect';
  return [
    {
      text,
      lang: 'en',
      intent,
      // A problem that is only asked about is often told without a judging word.
      ...(!isUnhappy && { sentiment: 'neutral' }),
      serious: SERIOUS.test(name),
    },
  ];
}

const query = z.object({ text: z.string(), labels: z.object({ intent: z.string() }) });
const asked = ({ text, labels }: z.infer<typeof query>): StarterExample[] => ask(text, labels.intent);

const chat = z.object({
  customer_turns: z.array(z.object({ text: z.string(), intents: z.array(z.string()) })),
});

const ircChat = z.object({
  asker: z.string(),
  turns: z.array(z.object({ speaker: z.string(), text: z.string() })),
});

export const ENGLISH_REQUEST_SETS: readonly StarterSet[] = [
  starterSet('en-banking77', 'queries.jsonl.gz', 1200, query, asked),
  starterSet('en-clinc150', 'queries.jsonl.gz', 800, query, asked),
  starterSet('en-natcs-utterances', 'utterances.jsonl.gz', 800, query, asked),
  starterSet('en-multidogo-support-turns', 'conversations.jsonl.gz', 1500, chat, ({ customer_turns: turns }) =>
    turns.flatMap(({ text, intents }) =>
      intents.length === 1 && intents[0] !== undefined ? ask(text, intents[0]) : [],
    ),
  ),
  starterSet('en-irc-support-chats', 'conversations.jsonl.gz', 1000, ircChat, ({ asker, turns }) =>
    turns
      .filter(({ speaker, text }) => speaker === asker && text.trim().endsWith('?'))
      .map(({ text }) => ({ text, lang: 'en', sentiment: 'neutral', intent: 'question', serious: false }) as const),
  ),
];
