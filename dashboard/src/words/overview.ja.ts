export const overviewJa = {};
