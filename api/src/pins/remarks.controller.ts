import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import { addRemark, editRemark, listRemarks, withdrawRemark, type Remark } from '../contract/remarks.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { RemarksService } from './remarks.service.js';
import { readSubject } from './subject-text.js';

@Controller()
export class RemarksController {
  constructor(@Inject(RemarksService) private readonly remarks: RemarksService) {}

  @Handles(listRemarks)
  list(@Input(listRemarks) { query }: InputOf<typeof listRemarks>): Promise<Remark[]> {
    return this.remarks.list(readSubject(query.subject));
  }

  @Handles(addRemark)
  add(@Input(addRemark) input: InputOf<typeof addRemark>, @Actor() actor: ActingPerson): Promise<Remark> {
    return this.remarks.add(input, actor);
  }

  @Handles(editRemark)
  edit(@Input(editRemark) input: InputOf<typeof editRemark>, @Actor() actor: ActingPerson): Promise<Remark> {
    return this.remarks.edit(input, actor);
  }

  @Handles(withdrawRemark)
  withdraw(
    @Input(withdrawRemark) { params }: InputOf<typeof withdrawRemark>,
    @Actor() actor: ActingPerson,
  ): Promise<Remark> {
    return this.remarks.withdraw(params.id, actor);
  }
}
