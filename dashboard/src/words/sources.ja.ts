export const sourcesJa = {};
