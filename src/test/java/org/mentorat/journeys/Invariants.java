package org.mentorat.journeys;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.mentorat.process.MentorshipProcess;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must always hold (DESIGN §11), looked up in the whole database once the executor is at rest.
 * For a database in which every mentorship came through the registration form.
 */
final class Invariants {

  private final JdbcClient database;
  private final TaskService tasks;
  private final RepositoryService repository;
  private final LiveTime time;
  private final Map<String, List<String>> timersOf = new HashMap<>();

  Invariants(ApplicationContext spring) {
    database = spring.getBean(JdbcClient.class);
    tasks = spring.getBean(TaskService.class);
    repository = spring.getBean(RepositoryService.class);
    time = new LiveTime(spring);
  }

  void hold() {
    time.settle();
    SoftAssertions all = new SoftAssertions();

    none(
        all,
        "I1 a registration, a mentorship and a process instance are one and the same",
        """
        select m.reference as mentorship, r.reference as registration, i.business_key_ as instance
        from mentorship m
        full join registration r on r.reference = m.reference
        full join (select * from act_hi_procinst where proc_def_key_ = 'mentorship') i
          on i.business_key_ = m.reference
        where m.reference is null or r.reference is null
          or i.business_key_ is null
            and (m.closed_at is null or m.closed_at > cast(:now as timestamptz) - interval '1095 days')
        """);
    none(
        all,
        "I1 nobody is lost between registration and closure",
        """
        select reference, service_starts_at, closed_at, state_
        from mentorship
        -- One that was closed by error and reopened has an ended instance, and one that counts.
        join (
          select distinct on (business_key_) business_key_, state_
          from act_hi_procinst where proc_def_key_ = 'mentorship'
          order by business_key_, end_time_ desc nulls first) last on business_key_ = reference
        where (closed_at is null) <> (state_ in ('ACTIVE', 'SUSPENDED'))
          or state_ not in ('ACTIVE', 'SUSPENDED', 'COMPLETED')
          or (state_ = 'SUSPENDED') <> exists (
            select from suspension s
            where s.reference = mentorship.reference and s.resumed_at is null)
        """);
    none(
        all,
        "I5 every send task that was passed told somebody, unless they are erased, or nobody yet is"
            + " of the coordination",
        """
        select a.act_id_, a.proc_def_key_, a.proc_inst_id_
        from act_hi_actinst a
        left join act_hi_procinst i on i.proc_inst_id_ = a.proc_inst_id_
        where a.act_type_ = 'sendTask' and a.act_id_ like 'sendTask\\_tell%' and a.end_time_ is not null
          and a.proc_def_key_ in ('mentorship', 'suspension', 'mentorAbsence')
          and a.act_name_ <> 'Aviser la coordination'
          and not exists (select from outbox o where o.event = a.id_)
          and not exists (select from withdrawal w where w.reference = i.business_key_)
        """);
    none(
        all,
        "I2 a broken promise is escalated once, a kept one never",
        """
        select c.id, c.reference, c.promise, c.verdict, count(n.id) as escalations
        from commitment c
        left join commitment_note n on n.commitment_id = c.id and n.kind = 'ESCALATION'
        group by c.id
        having count(n.id) <> case c.verdict when 'LATE' then 1 else 0 end
        """);
    none(
        all,
        "I2 no promise past its limit goes unnoticed",
        """
        select id, reference, promise, limit_at
        from commitment c
        where verdict = 'OPEN' and commitment_counts_until(limit_at, suspended_millis) <= :now
          and not exists (
            select from suspension s where s.reference = c.reference and s.resumed_at is null)
        """);
    none(
        all,
        "I2 what is open has its promise, and only those run",
        """
        select m.reference, promised, owed from mentorship m
        join act_hi_procinst i on i.business_key_ = m.reference
          and i.proc_def_key_ = 'mentorship' and i.state_ in ('ACTIVE', 'SUSPENDED')
        cross join lateral (select array(
          select c.promise from commitment c
          where c.reference = m.reference and c.stopped_at is null
          order by 1) as promised) p
        cross join lateral (select array(
          select case t.task_def_key_
            when 'userTask_makeFirstContact' then 'FIRST_CONTACT'
            when 'userTask_answerRequest' then 'ANSWER'
            when 'userTask_contactNewMentee' then 'NEW_MENTOR_CONTACT'
            else 'ASSIGNMENT' end
          from act_ru_task t
          where t.proc_inst_id_ = i.proc_inst_id_
            and t.task_def_key_ in (
              'userTask_confirmAssignment', 'userTask_resolveWaiting',
              'userTask_makeFirstContact', 'userTask_answerRequest', 'userTask_contactNewMentee')
          union all select 'SERVICE_PERIOD' where m.service_starts_at is not null
          order by 1) as owed) o
        where promised <> owed
        """);
    all.assertThat(untimed()).as("I3 every open task has its timer, or it has fired").isEmpty();
    none(
        all,
        "I4 no job has given up without an incident",
        """
        select id_, act_id_, exception_msg_ from act_ru_job
        left join (select id_ as def, act_id_ from act_ru_jobdef) d on d.def = job_def_id_
        where retries_ = 0
          and not exists (select 1 from act_ru_incident where configuration_ = act_ru_job.id_)
        """);
    none(all, "I4 nothing has failed", "select id_, incident_msg_ from act_ru_incident");
    none(
        all,
        "I4 no lock lies far in the future, and nothing due is left",
        """
        select id_, handler_type_, duedate_, lock_exp_time_ from act_ru_job
        where lock_exp_time_ > cast(:now as timestamp) + interval '5 minutes'
          or suspension_state_ = 1 and duedate_ < cast(:now as timestamp) - interval '1 minute'
        """);
    none(
        all,
        "I4 whoever runs waits for something",
        """
        select i.business_key_ from act_hi_procinst i
        where i.proc_def_key_ = 'mentorship' and i.state_ = 'ACTIVE'
          and not exists (select 1 from act_ru_task t where t.proc_inst_id_ = i.proc_inst_id_)
          and not exists (select 1 from act_ru_job j where j.process_instance_id_ = i.proc_inst_id_)
        """);
    none(
        all,
        "I6 one running instance per mentorship",
        """
        select business_key_ from act_ru_execution
        join act_re_procdef d on d.id_ = proc_def_id_ and d.key_ = 'mentorship'
        where parent_id_ is null and business_key_ is not null
        group by business_key_ having count(*) > 1
        """);
    none(
        all,
        "I7 no mentor above capacity, and the load is what was entrusted",
        """
        select person_id, load, capacity, count(a.id) as entrusted
        from mentor left join assignment a on a.mentor_id = person_id and a.ended_at is null
        group by person_id, load, capacity
        having load <> count(a.id) or load > capacity
        """);
    none(
        all,
        "I8 one mentor from assignment on, before none",
        """
        select m.reference, count(a.id) as mentors
        from mentorship m
        left join assignment a on a.mentorship_id = m.id and a.ended_at is null
        group by m.id
        having count(a.id) <> case
          when m.closed_at is not null then 0
          when m.service_starts_at is not null then 1
          when exists (
            select 1 from act_ru_task join act_hi_procinst using (proc_inst_id_)
            where business_key_ = m.reference and task_def_key_ = 'userTask_makeFirstContact')
          then 1 else 0 end
        """);
    none(
        all,
        "I8 the pair's tasks are the current mentor's and the mentee's",
        """
        select i.business_key_, t.task_def_key_, t.assignee_
        from act_ru_task t join act_hi_procinst i using (proc_inst_id_)
        join mentorship m on m.reference = i.business_key_
        join person mentee on mentee.id = m.mentee_id
        left join assignment a on a.mentorship_id = m.id and a.ended_at is null
        left join person mentor on mentor.id = a.mentor_id
        where i.proc_def_key_ = 'mentorship'
          and not exists (
            select 1 from act_ru_identitylink l
            where l.task_id_ = t.id_ and l.group_id_ = 'coordinators')
          and t.task_def_key_ not in (
            'userTask_answerRequest', 'userTask_confirmAnswer', 'userTask_agreeCoMentor',
            'userTask_adjustContribution', 'userTask_acceptContribution',
            'userTask_logCoMentorCheckIn')
          and (t.assignee_ is null or t.assignee_ <> all (case
            when t.task_def_key_ in (
              'userTask_makeFirstContact', 'userTask_reviseTerms', 'userTask_recordFirstMeeting',
              'userTask_draftActionPlan', 'userTask_logCheckIn', 'userTask_midTermAsMentor',
              'userTask_prepareEnding', 'userTask_evaluateAsMentor', 'userTask_contactNewMentee',
              'userTask_recordMeeting', 'userTask_readRevision')
            then array[mentor.account]
            when t.task_def_key_ in (
              'userTask_rescheduleMeeting', 'userTask_adjustRevision', 'userTask_acceptRevision',
              'userTask_agreeEarlyEnd', 'userTask_agreeExtension')
            then array[mentor.account, mentee.account]
            else array[mentee.account] end))
        """);
    none(
        all,
        "I8 a request waits for whom it is addressed to, or who stands in, its answer for who asked",
        """
        select i.business_key_, t.task_def_key_, t.assignee_, r.id
        from act_ru_task t join act_hi_procinst i using (proc_inst_id_)
        join mentorship m on m.reference = i.business_key_
        join person mentee on mentee.id = m.mentee_id
        join assignment a on a.mentorship_id = m.id and a.ended_at is null
        join person mentor on mentor.id = a.mentor_id
        join act_ru_execution e on e.id_ = t.execution_id_
        left join act_ru_execution e2 on e2.id_ = e.parent_id_
        left join act_ru_execution e3 on e3.id_ = e2.parent_id_
        left join act_ru_execution e4 on e4.id_ = e3.parent_id_
        cross join lateral (
          select v.long_ from act_ru_variable v
          where v.name_ = 'subject' and v.execution_id_ in (e.id_, e2.id_, e3.id_, e4.id_)
          order by array_position(array[e.id_, e2.id_, e3.id_, e4.id_], v.execution_id_) limit 1) s
        join help_request r on r.id = s.long_
        left join mentor_absence away
          on away.mentor = mentor.account and away.begun_at is not null and away.ended_at is null
        left join substitution on absence_id = away.id and substitution.ended_at is null
        where t.task_def_key_ in ('userTask_answerRequest', 'userTask_confirmAnswer')
          and t.assignee_ is distinct from case
            when t.task_def_key_ = 'userTask_confirmAnswer' then r.requested_by
            when r.side = 'MENTOR' then mentee.account
            when r.addressed_to is not null and r.passed_to_mentor_at is null then r.addressed_to
            else coalesce(substitution.substitute, mentor.account) end
        """);
    none(
        all,
        "I8 what is asked about a co-mentor is asked of the pair, or of whoever is invited",
        """
        select i.business_key_, t.task_def_key_, t.assignee_
        from act_ru_task t join act_hi_procinst i using (proc_inst_id_)
        join mentorship m on m.reference = i.business_key_
        join person mentee on mentee.id = m.mentee_id
        join assignment a on a.mentorship_id = m.id and a.ended_at is null
        join person mentor on mentor.id = a.mentor_id
        where t.task_def_key_ in (
            'userTask_agreeCoMentor', 'userTask_adjustContribution',
            'userTask_acceptContribution', 'userTask_logCoMentorCheckIn')
          and not exists (
            select from co_mentorship c join person invited on invited.id = c.mentor_id
            where c.reference = m.reference
              and (t.task_def_key_, c.state) in (
                ('userTask_agreeCoMentor', 'AGREEING'), ('userTask_adjustContribution', 'REWORDING'),
                ('userTask_acceptContribution', 'INVITED'), ('userTask_logCoMentorCheckIn', 'ACTIVE'))
              and t.assignee_ = case
                when c.state in ('INVITED', 'ACTIVE') then invited.account
                when (c.side = 'MENTEE') = (c.state = 'REWORDING') then mentee.account
                else mentor.account end)
        """);
    none(
        all,
        "I7 nobody contributes to more than the project allows, nor where they are the mentor",
        """
        select c.reference, c.mentor_id
        from co_mentorship c
        join mentorship m on m.reference = c.reference
        join project on project.code = m.project
        left join assignment a
          on a.mentorship_id = m.id and a.ended_at is null and a.mentor_id = c.mentor_id
        where c.state = 'ACTIVE'
          and (a.id is not null or m.closed_at is not null
            or co_mentorships_per_mentor < (
              select count(*) from co_mentorship o
              where o.mentor_id = c.mentor_id and o.state = 'ACTIVE'))
        """);
    none(
        all,
        "R61 a word in confidence is nobody's task but theirs whom it was handed to, never the pair's",
        """
        select i.business_key_, t.task_def_key_, l.user_id_, l.group_id_
        from act_ru_task t
        join act_hi_procinst i using (proc_inst_id_)
        join act_ru_identitylink l on l.task_id_ = t.id_
        join breach b on b.reference = i.business_key_ and b.id = (
          select v.long_ from act_ru_variable v
          where v.proc_inst_id_ = i.proc_inst_id_ and v.name_ = 'subject')
        where i.proc_def_key_ = 'confidentialWord'
          and t.task_def_key_ in ('userTask_acknowledgeBreach', 'userTask_handleBreach')
          and (l.group_id_ is not null
            or not exists (
              select 1 from breach_reader r where r.breach_id = b.id and r.account = l.user_id_)
            or exists (
              select 1 from mentorship m
              left join assignment a on a.mentorship_id = m.id
              join person p on p.id in (m.mentee_id, a.mentor_id)
              where m.reference = b.reference and p.account = l.user_id_))
        """);

    all.assertAll();
  }

  private void none(SoftAssertions all, String what, String counterexamples) {
    JdbcClient.StatementSpec query = database.sql(counterexamples);
    List<Map<String, Object>> found =
        (counterexamples.contains(":now") ? query.param("now", Timestamp.from(Scene.now())) : query)
            .query()
            .listOfRows();
    all.assertThat(found).as(what).isEmpty();
  }

  /** The timers of an open task, on it or around it, that neither wait nor have fired. */
  private List<String> untimed() {
    List<String> missing = new ArrayList<>();
    Set<String> needed = new LinkedHashSet<>();
    for (Task task : tasks.createTaskQuery().processDefinitionKey(MentorshipProcess.KEY).list()) {
      List<String> timers =
          timersOf.computeIfAbsent(
              task.getProcessDefinitionId() + " " + task.getTaskDefinitionKey(),
              element ->
                  timers(
                      repository.getBpmnModelInstance(task.getProcessDefinitionId()),
                      task.getTaskDefinitionKey()));
      if (timers.isEmpty()) {
        missing.add(task.getTaskDefinitionKey() + " has none");
      }
      timers.forEach(timer -> needed.add(task.getProcessInstanceId() + " " + timer));
    }
    missing.addAll(
        database
            .sql(
                """
                select needed from unnest(string_to_array(:needed, ',')) needed
                cross join lateral (
                  select split_part(needed, ' ', 1) as instance, split_part(needed, ' ', 2) as timer) n
                where not exists (
                    select from act_ru_job join act_ru_jobdef d on d.id_ = job_def_id_
                    where process_instance_id_ = instance and act_id_ = timer)
                  and not exists (
                    select from act_hi_job_log
                    where process_instance_id_ = instance and act_id_ = timer and job_state_ = 2)
                """)
            .param("needed", String.join(",", needed))
            .query(String.class)
            .list());
    return missing;
  }

  private static List<String> timers(BpmnModelInstance model, String task) {
    List<String> timers = new ArrayList<>();
    for (ModelElementInstance scope = model.getModelElementById(task);
        scope != null;
        scope = scope.getParentElement()) {
      for (BoundaryEvent event : model.getModelElementsByType(BoundaryEvent.class)) {
        if (event.getAttachedTo().equals(scope)
            && event.getEventDefinitions().stream()
                .anyMatch(TimerEventDefinition.class::isInstance)) {
          timers.add(event.getId());
        }
      }
    }
    return timers;
  }
}
