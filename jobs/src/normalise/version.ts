/** Raised with every change that could make another item of the same drafts: replays then make items anew. */
export const NORMALISER_VERSION = 2;
