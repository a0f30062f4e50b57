/**
 * Stands in for the parts of Vega that no chart of ours uses (maps, forces, trees, Voronoi, word clouds, regressions, labels):
 * a fifth of what would have to arrive before the first chart. See `vite.config.ts`.
 */
export {};
