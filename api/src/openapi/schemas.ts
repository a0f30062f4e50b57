import { z } from 'zod';

export type JsonObject = Record<string, unknown>;

/** The schemas of a document. What refers to itself gets a name and stands in `components`, because a reference begins at the document's root. */
export class Schemas {
  readonly components: Record<string, unknown> = {};
  private readonly names = new Map<string, string>();

  of(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
    const { $schema: _, $defs, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    if ($defs === undefined) return rest;
    const names = new Map(Object.entries($defs).map(([key, part]) => [key, this.nameOf(JSON.stringify(part))]));
    const named = (part: unknown): unknown =>
      JSON.parse(
        JSON.stringify(part).replace(
          /"#\/\$defs\/(\w+)"/g,
          (_whole, key: string) => `"#/components/schemas/${names.get(key) ?? key}"`,
        ),
      );
    for (const [key, part] of Object.entries($defs)) this.components[names.get(key) ?? key] = named(part);
    return z.record(z.string(), z.unknown()).parse(named(rest));
  }

  /** The same part of two routes has one name. */
  private nameOf(part: string): string {
    const name = this.names.get(part) ?? `Part${this.names.size + 1}`;
    this.names.set(part, name);
    return name;
  }
}
