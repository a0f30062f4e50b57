/** Taking things away: pictures and tables of charts, saved views, exports of voices, tokens. */
export const shareJa = {
  take: (title: string): string => `「${title}」を保存`,
  png: 'PNG画像で保存',
  svg: 'SVG画像で保存',
  csv: '表をCSVで保存',
  pictureFailed: '画像を作れませんでした。もう一度お試しください。',
  noFilter: '絞り込みなし',
  n: (n: string): string => `n=${n}`,
  asOf: (at: string, zone: string): string => `${at} 時点(${zone})`,
};
