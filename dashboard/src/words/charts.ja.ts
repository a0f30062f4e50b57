export const chartsJa = {};
