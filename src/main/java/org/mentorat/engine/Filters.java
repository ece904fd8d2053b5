package org.mentorat.engine;

import static org.mentorat.engine.Roles.COORDINATORS;
import static org.mentorat.engine.Roles.MENTEES;
import static org.mentorat.engine.Roles.MENTORS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The lists on the left of Tasklist. Each start describes ours anew; lists that people made are
 * theirs.
 */
@Component
class Filters {

  /** The property by which we know our own filters again, whatever they are called by then. */
  private static final String OURS = "mentorat";

  private static final List<String> TASK_WORKERS = List.of(MENTEES, MENTORS, COORDINATORS);

  private final FilterService filters;
  private final TaskService tasks;
  private final Rights rights;
  private final MessageSource texts;

  Filters(FilterService filters, TaskService tasks, Rights rights, MessageSource texts) {
    this.filters = filters;
    this.tasks = tasks;
    this.rights = rights;
    this.texts = texts;
  }

  /** Creates or renews the filters. To be called in a transaction, by one node at a time. */
  void establish() {
    establish("mine", 1, mine(), TASK_WORKERS);
    establish("toDecide", 2, toDecide(), List.of(COORDINATORS));
    establish("late", 3, late(), TASK_WORKERS);
    establish("everything", 4, everything(), List.of(COORDINATORS));
  }

  private TaskQuery mine() {
    return running().taskAssigneeExpression("${currentUser()}");
  }

  // Also what is for this person alone and for nobody else of the group (R61).
  private TaskQuery toDecide() {
    return running()
        .taskCandidateUserExpression("${currentUser()}")
        .includeAssignedTasks()
        .or()
        .taskUnassigned()
        .taskAssigneeExpression("${currentUser()}")
        .endOr();
  }

  private TaskQuery late() {
    return running().dueBeforeExpression("${now()}");
  }

  // Who owes what by when, in all mentorships: the rights of each reader say what is in it.
  private TaskQuery everything() {
    return running().processDefinitionKey(Rights.MENTORSHIP);
  }

  // Nobody can do what a suspension holds, and it is not late.
  private TaskQuery running() {
    return tasks.createTaskQuery().active();
  }

  private void establish(String name, int place, TaskQuery query, List<String> readers) {
    Filter filter =
        filters.createTaskFilterQuery().list().stream()
            .filter(
                known ->
                    known.getProperties() != null && name.equals(known.getProperties().get(OURS)))
            .findFirst()
            .orElseGet(filters::newTaskFilter);
    filter.setName(text(name));
    filter.setQuery(query.orderByTaskPriority().desc().orderByDueDate().asc());
    filter.setProperties(properties(name, place));
    filters.saveFilter(filter);
    readers.forEach(group -> rights.mayReadFilter(group, filter.getId()));
  }

  private Map<String, Object> properties(String name, int place) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(OURS, name);
    properties.put("description", text(name + ".description"));
    properties.put("priority", place);
    properties.put("refresh", true);
    return properties;
  }

  private String text(String key) {
    return texts.getMessage("rights.filter." + key, null, Locale.CANADA_FRENCH);
  }
}
