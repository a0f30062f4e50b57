import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

export interface InlineStatement {
  /** File and line, to be found again. */
  readonly place: string;
  /** Null where a part of the text is made while running. */
  readonly text: string | null;
}

/** Every `statement(name, text)` written in the TypeScript below a folder; constants of the same file are put in. */
export function inlineStatements(folder: string): InlineStatement[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .flatMap((name) => {
      const source = readFileSync(`${folder}/${name}`, 'utf8');
      return source.includes('statement(') ? inFile(name, source) : [];
    });
}

function inFile(name: string, source: string): InlineStatement[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const constants = new Map<string, ts.Expression>();
  const found: InlineStatement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      constants.set(node.name.text, node.initializer);
    const text = ts.isCallExpression(node) && isStatement(node) ? node.arguments[1] : undefined;
    if (text) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ place: `${name}:${line}`, text: textOf(text, constants) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const isStatement = (node: ts.CallExpression): boolean =>
  ts.isIdentifier(node.expression) && node.expression.text === 'statement';

/** What an expression says when it needs nothing that is known only while running. */
function textOf(node: ts.Expression, constants: ReadonlyMap<string, ts.Expression>): string | null {
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return node.text;
  if (ts.isIdentifier(node)) {
    const value = constants.get(node.text);
    return value ? textOf(value, constants) : null;
  }
  if (ts.isCallExpression(node) && node.expression.getText() === 'String' && node.arguments[0])
    return textOf(node.arguments[0], constants);
  if (!ts.isTemplateExpression(node)) return null;
  let text = node.head.text;
  for (const span of node.templateSpans) {
    const value = textOf(span.expression, constants);
    if (value === null) return null;
    text += value + span.literal.text;
  }
  return text;
}
