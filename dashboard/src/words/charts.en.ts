import type { chartsJa } from './charts.ja.js';

export const chartsEn = {
  target: 'Target',
  showTable: 'Show as a table',
  showChart: 'Show as a chart',
  tableOf: (title: string): string => `${title}, as a table`,
  drawing: 'Preparing the chart',
  brushHint: 'Drag sideways to narrow the period',
  date: 'Date',
  count: 'Items',
  value: 'Value',
  interval: '95% interval',
  n: 'n',
  total: 'Total',
  weekFrom: (date: string): string => `Week of ${date}`,
  open: (n: string): string => `Click to filter · ${n} items`,
  between: (low: string, high: string): string => `${low} to ${high}`,
} satisfies typeof chartsJa;
