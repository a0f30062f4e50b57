import { MappingError, type Json } from '../../../connector.js';
import type { Mapping, TranscriptKind } from '../../mapping.js';
import type { RowPayload } from '../row-payload.js';
import { contactLensRow } from './contact-lens.js';
import { nameParts } from './name-parts.js';
import { subtitlesRow } from './subtitles.js';
import { transcribeRow } from './transcribe.js';
import { utterancesRow } from './utterances.js';
import type { TranscriptRow } from './transcript-row.js';
import { whisperRow } from './whisper.js';

/** One reader a format. Each answers undefined for a document of another format. */
type Reader = (document: Json) => TranscriptRow | undefined;

const READERS: Readonly<Record<Exclude<TranscriptKind, 'auto'>, Reader>> = {
  subtitles: subtitlesRow,
  contact_lens: contactLensRow,
  transcribe: transcribeRow,
  whisper: whisperRow,
  utterances: utterancesRow,
};

/**
 * The row as the mapping sees it: a transcript is turned into `TranscriptRow` first, everything else stays as it is.
 * What a transcript does not say itself (id, start) is taken from the file's name.
 * @throws MappingError when it is not of the named format, or with `auto` of none.
 */
export function mappedRow({ file, row }: RowPayload, { transcript }: Pick<Mapping, 'transcript'>): Json {
  if (transcript === undefined) return row;
  const readers = transcript === 'auto' ? Object.values(READERS) : [READERS[transcript]];
  for (const reader of readers) {
    const found = reader(row);
    if (found === undefined) continue;
    const name = nameParts(file);
    return {
      ...found,
      id: found.id ?? name.id,
      startedAt: found.startedAt ?? name.startedAt,
      turns: found.turns.map((turn) => ({ ...turn })),
    };
  }
  throw new MappingError(
    'transcript',
    `is not a transcript ${transcript === 'auto' ? 'that is known' : `of the kind ${transcript}`}`,
  );
}
