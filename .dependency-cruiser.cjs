/** Imports move down: dashboard → api/contract → sql/domain, jobs → sql, api → sql. See README.md. */
const only = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    only('no-unresolvable', 'what is imported must be declared and exist', {}, { couldNotResolve: true }),
    only('no-circular', 'two files that need each other are one', {}, { circular: true }),
    only(
      'sql-is-the-bottom',
      'sql imports nothing of ours',
      { path: '^sql/' },
      { path: '^(jobs|api|dashboard|test)/' },
    ),
    only('jobs-may-import-sql', 'jobs meets the api in the database', { path: '^jobs/' }, { path: '^(api|test)/' }),
    only(
      'jobs-draws-by-charts-and-words',
      'reports use the dashboard’s charts and words, nothing else',
      { path: '^jobs/' },
      { path: '^dashboard/src/(?!charts/|words/)' },
    ),
    only(
      'api-may-import-sql',
      'of jobs, the api may use the pure classifier only',
      { path: '^api/' },
      { path: '^(dashboard|test)/|^jobs/src/(?!classify/)' },
    ),
    only(
      'dashboard-may-import-contract-and-domain',
      'the browser sees the contract and the pure domain',
      { path: '^dashboard/' },
      { path: '^(jobs|test)/|^api/src/(?!contract/)|^sql/(?!src/domain/)' },
    ),
    only(
      'contract-is-browser-safe',
      'the contract stands on the domain and zod',
      { path: '^api/src/contract/' },
      { path: '^(api/src/(?!contract/)|sql/src/(?!domain/))' },
    ),
    only(
      'domain-is-pure',
      'the domain runs in the browser too',
      { path: '^sql/src/domain/' },
      { path: '^sql/src/(?!domain/)' },
    ),
    only(
      'pure-code-sees-no-node',
      'no sockets, files or clocks in pure code',
      { path: '^(sql/src/domain|api/src/contract|dashboard/src)/' },
      { dependencyTypes: ['core'] },
    ),
    only(
      'arrow-only-on-the-server',
      'the browser reads blocks with flechette',
      { path: '^dashboard/' },
      { path: '(apache-arrow|sql/src/domain/cube/encode)' },
    ),
    only(
      'connectors-see-only-ctx',
      'a connector never sees the database or the pipeline',
      { path: '^jobs/src/connectors/' },
      {
        path: '^(sql/src/(server|queries|entities)|jobs/src/(pipeline|schedule|cli|sample)|node_modules/(pg|typeorm|graphile-worker))',
      },
    ),
    only(
      'normalise-and-classify-are-pure',
      'pure code never sees a socket, a clock or a database',
      { path: '^jobs/src/(normalise|classify)/', pathNot: '-file\\.ts$' },
      {
        path: '^(sql/src/(server|queries|entities)|jobs/src/(pipeline|schedule|cli|connectors)|(node:)?(fs|net|http|https|child_process)$)',
      },
    ),
    only(
      'charts-are-pure',
      'a chart builder never sees a socket or a store',
      { path: '^dashboard/src/charts/' },
      { path: '^dashboard/src/(api|cube|state|views|ui)/' },
    ),
    only(
      'ui-knows-no-feedback',
      'parts know nothing of feedback',
      { path: '^dashboard/src/ui/' },
      { path: '^dashboard/src/(views|cube|api)/' },
    ),
    only('nobody-imports-test', 'tests stand apart', { path: '^(sql|jobs|api|dashboard)/' }, { path: '^test/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|/corpus/)' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['koe-source', 'svelte', 'import', 'node', 'require', 'default', 'types'],
      extensions: ['.ts', '.svelte', '.js', '.json'],
    },
  },
};
