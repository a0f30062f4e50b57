/** Path of a value within a config: names and positions. */
export type ConfigPath = readonly (string | number)[];
