package org.mentorat.actionplan;

import java.util.ArrayList;
import java.util.List;
import org.mentorat.accompaniment.ObjectiveKind;
import org.mentorat.accompaniment.ObjectiveScope;

/** What the forms of a revision have in common: why, and either a plan or objectives. */
interface ProposedContent {

  String reason();

  String objective1();

  ObjectiveScope scope1();

  ObjectiveKind kind1();

  Integer before1();

  String objective2();

  ObjectiveScope scope2();

  ObjectiveKind kind2();

  Integer before2();

  String objective3();

  ObjectiveScope scope3();

  ObjectiveKind kind3();

  Integer before3();

  String strategy1();

  String strategy2();

  String strategy3();

  String contribution();

  String otherContribution();

  /** The ways of learning, or the objectives, by position. */
  default List<RevisionItem> items(RevisedPart about) {
    List<RevisionItem> items =
        switch (about) {
          case PLAN ->
              List.of(
                  RevisionItem.strategy(1, strategy1()),
                  RevisionItem.strategy(2, strategy2()),
                  RevisionItem.strategy(3, strategy3()));
          case OBJECTIVES ->
              List.of(
                  RevisionItem.objective(1, objective1(), scope1(), kind1(), before1()),
                  RevisionItem.objective(2, objective2(), scope2(), kind2(), before2()),
                  RevisionItem.objective(3, objective3(), scope3(), kind3(), before3()));
        };
    return new ArrayList<>(items.stream().filter(item -> item.text() != null).toList());
  }
}
