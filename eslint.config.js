import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const browserSafe = [
  'sql/src/domain/**/*.ts',
  'api/src/contract/**/*.ts',
  'dashboard/src/**/*.ts',
  'dashboard/src/**/*.svelte',
];
const noNode = ['process', 'Buffer', '__dirname', 'require', 'setImmediate', 'global'].map((name) => ({
  name,
  message: 'this code also runs in the browser: nothing of Node here',
}));

export default ts.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.koe/**', '**/*.cjs'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs['flat/recommended'],
  {
    languageOptions: { globals: { ...globals.node } },
    rules: {
      'max-lines': ['error', { max: 400 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'no barrels: import from the file that defines it' },
        { selector: 'TSEnumDeclaration', message: 'no enum: a readonly tuple and its union type' },
        {
          selector: 'TSAsExpression:not([typeAnnotation.typeName.name="const"])',
          message: 'no type assertion: parse at the edge, or give the value its type where it is made',
        },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      'no-control-regex': 'off',
      'no-undef': 'off',
    },
  },
  {
    files: ['sql/src/**/*.ts', 'jobs/src/**/*.ts', 'api/src/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: { ...globals.browser }, parserOptions: { parser: ts.parser } },
  },
  { files: browserSafe, rules: { 'no-restricted-globals': ['error', ...noNode] } },
  {
    files: ['test/**/*.ts'],
    // a test may say what a value is where the product must not: it fails at once if it is wrong
    rules: {
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-console': 'off',
      'max-lines': ['error', { max: 600 }],
    },
  },
  { files: ['*.js', '*.ts'], languageOptions: { globals: { ...globals.node } } },
);
