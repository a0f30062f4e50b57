import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Files of the font that reports are set in: Japanese and Latin in one. */
export const FONT_FILES = {
  regular: require.resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf'),
} as const;
