export const settingsJa = {};
