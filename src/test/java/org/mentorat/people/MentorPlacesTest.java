package org.mentorat.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Sample;
import org.mentorat.Together;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MentoratTest
@RecordApplicationEvents
class MentorPlacesTest {

  @Autowired private Directory directory;
  @Autowired private MentorPlaces places;
  @Autowired private JdbcTemplate sql;
  @Autowired private ApplicationEvents events;

  @Test
  void aMentorTakesAsManyAsTheirCapacity() throws NoPlaceLeft {
    String mentor = mentor(2);

    places.take(mentor);
    places.take(mentor);

    assertThatThrownBy(() -> places.take(mentor)).isInstanceOf(NoPlaceLeft.class);
    assertThat(kept(mentor).load()).isEqualTo(2);
  }

  @Test
  void aPlaceGivenBackIsAnnounced() throws NoPlaceLeft {
    String mentor = mentor(1);
    places.take(mentor);
    events.clear();

    places.free(mentor);

    assertThat(kept(mentor).load()).isZero();
    assertThat(events.stream(MentorAvailable.class)).containsExactly(new MentorAvailable(mentor));
  }

  @Test
  void noPlaceIsGivenBackThatWasNotTaken() {
    String mentor = mentor(1);

    assertThatThrownBy(() -> places.free(mentor)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aMentorWhoPausesIsNotAnnounced() throws NoPlaceLeft {
    String mentor = mentor(3);
    places.take(mentor);
    places.pause(mentor);
    events.clear();

    assertThatThrownBy(() -> places.take(mentor)).isInstanceOf(NoPlaceLeft.class);
    places.free(mentor);
    assertThat(events.stream(MentorAvailable.class)).isEmpty();

    places.resume(mentor);
    assertThat(events.stream(MentorAvailable.class)).containsExactly(new MentorAvailable(mentor));
  }

  @Test
  void capacityNeverFallsBelowTheLoad() throws Exception {
    String mentor = mentor(3);
    places.take(mentor);
    places.take(mentor);

    assertThatThrownBy(() -> places.changeCapacity(mentor, 1)).isInstanceOf(BelowLoad.class);
    places.changeCapacity(mentor, 2);

    assertThat(kept(mentor).capacity()).isEqualTo(2);
    assertThatThrownBy(() -> places.take(mentor)).isInstanceOf(NoPlaceLeft.class);
  }

  @Test
  void theDatabaseRefusesALoadAboveCapacity() {
    String mentor = mentor(1);

    for (int load : new int[] {2, -1}) {
      assertThatThrownBy(
              () ->
                  sql.update(
                      "update mentor set load = ? where person_id ="
                          + " (select id from person where account = ?)",
                      load,
                      mentor))
          .isInstanceOf(DataIntegrityViolationException.class);
    }
  }

  @Test
  void ofManyWhoReachForTheLastPlaceOneGetsIt() throws InterruptedException {
    String mentor = mentor(1);

    List<Object> got =
        Together.act(
            20,
            i ->
                () -> {
                  places.take(mentor);
                  return "taken";
                });

    assertThat(got).filteredOn("taken"::equals).hasSize(1);
    assertThat(got).filteredOn(NoPlaceLeft.class::isInstance).hasSize(19);
    assertThat(kept(mentor).load()).isEqualTo(1);
  }

  private String mentor(int capacity) {
    return Sample.mentor(directory, Sample.project(directory), capacity).account();
  }

  private Mentor kept(String account) {
    return directory.mentor(account).orElseThrow();
  }
}
