-- What concerns an account, such as a link to a new password, is told by no process.

alter table outbox
  alter column process_instance drop not null,
  add constraint outbox_step_of_a_process check (element is null or process_instance is not null);
