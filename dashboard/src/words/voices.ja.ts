export const voicesJa = {};
