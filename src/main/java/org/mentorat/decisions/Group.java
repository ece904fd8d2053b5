package org.mentorat.decisions;

import java.util.List;

/**
 * The open tasks of one kind, as the page lists them.
 *
 * @param kind the element's id in the model
 * @param form null where this kind is decided in Tasklist, one at a time
 * @param forAll the choice that counts for all who are ticked, or null if each has its own
 * @param rows of those that are decided here
 * @param links of those that are decided in Tasklist
 * @param total how many there are, shown or not
 * @param page the part of them that is shown, from 1
 * @param more whether there are others after these
 */
record Group(
    String kind,
    String title,
    BulkForm form,
    Row.Field forAll,
    List<Row> rows,
    List<OpenDecision> links,
    int total,
    int page,
    boolean more) {}
