package org.mentorat.accompaniment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mentorat.mentorship.Side;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface HelpRequests extends JpaRepository<HelpRequest, Long> {

  List<HelpRequest> findByReferenceOrderByNumber(String reference);

  List<HelpRequest> findByReferenceAndStateInOrderByNumber(
      String reference, Collection<RequestState> states);

  List<HelpRequest> findByReferenceAndAddressedToAndAddresseeLeftAtIsNullOrderById(
      String reference, String addressedTo);

  List<HelpRequest> findByStateAndReadAtIsNullOrderById(RequestState state, Limit most);

  long countByStateAndReadAtIsNull(RequestState state);

  @Query("select count(r) from HelpRequest r where r.reference = :reference")
  int countOf(String reference);

  @Query(
      "select new org.mentorat.accompaniment.RequestShares("
          + "count(case when r.urgent then 1 end), count(case when r.quickQuestion then 1 end),"
          + " count(r))"
          + " from HelpRequest r where r.reference = :reference and r.side = :side")
  RequestShares shares(String reference, Side side);

  @Query(value = "select id from help_request where id = :id for no key update", nativeQuery = true)
  Optional<Long> lock(long id);

  @Query(
      value =
          "select id from help_request where reference = :reference and state in (:states)"
              + " order by id for no key update",
      nativeQuery = true)
  List<Long> lockIn(String reference, Collection<String> states);
}
