/** How the folder connector reads `madeUpRows`. */
export const madeUpMapping = {
  kind: 'survey',
  channel: 'survey',
  id: 'id',
  createdAt: { column: 'at', zone: 'Asia/Tokyo' },
  texts: [{ column: 'comment' }],
  scores: [
    { column: 'csat', kind: 'csat', min: 1, max: 5 },
    { column: 'nps', kind: 'nps', min: 0, max: 10 },
  ],
};

/** Comma-separated answers of half a year; no two texts are equal. */
export function madeUpRows(count: number): string {
  const lines = Array.from({ length: count }, (_, id) => {
    const day = `2026-${String(4 + (id % 6)).padStart(2, '0')}-${String(1 + (id % 28)).padStart(2, '0')}`;
    return `${id},${day} 10:00,番号${id}の荷物がまだ届きません,${1 + (id % 5)},${id % 11}`;
  });
  return ['id,at,comment,csat,nps', ...lines].join('\n');
}
