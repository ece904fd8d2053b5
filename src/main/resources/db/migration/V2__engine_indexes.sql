-- The engine asks for a task's sub-tasks and for the due jobs at every step, and reads whole tables for it:
-- measured at 100 000 live mentorships, a step costs six times more without these two.
create index mentorat_idx_task_parent on act_ru_task (parent_task_id_) where parent_task_id_ is not null;
create index mentorat_idx_job_duedate on act_ru_job (duedate_);
