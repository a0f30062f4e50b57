/** A number for each person code, 0 at first. Person codes are dense, so a plain array beats a map ten times. */
export class PersonTable {
  #values = new Float64Array(1024);
  /** Who was given a number: with a million people, making everybody 0 or a new table costs more than most questions. */
  readonly #given: number[] = [];

  get(person: number): number {
    return this.#values[person] ?? 0;
  }

  set(person: number, value: number): void {
    if (person >= this.#values.length) {
      const values = new Float64Array(Math.max(person + 1, this.#values.length * 2));
      values.set(this.#values);
      this.#values = values;
    }
    if (this.#values[person] === 0) this.#given.push(person);
    this.#values[person] = value;
  }

  /** Makes everybody 0 again. */
  clear(): void {
    for (const person of this.#given) this.#values[person] = 0;
    this.#given.length = 0;
  }
}
